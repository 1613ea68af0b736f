import { deepStrictEqual, strictEqual } from 'node:assert';
import { continues, leafHash, rootOver } from '../../main/resources/web/app/audit/merkle';
import { utf8, type Bytes } from '../../main/resources/web/app/audit/strict';
import { SmallTree } from './small-tree';

/** The leaves and answers that implementations of Certificate Transparency share. */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS: Readonly<Record<number, string>> = {
  1: '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  8: '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
};
const KNOWN = new SmallTree((index) => bytes(LEAVES[index] ?? ''));
const NUMBERS = new SmallTree((index) => utf8(String(index)));
const MOST = 17;

function bytes(hex: string): Bytes {
  return Uint8Array.from(hex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
}

Deno.test('roots and proofs are those of Certificate Transparency', async () => {
  for (const [size, root] of Object.entries(ROOTS)) {
    strictEqual((await KNOWN.ofSize(Number(size))).root, root);
  }
  const path = [
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ];
  deepStrictEqual(await KNOWN.inclusion(5, 8), path);
  strictEqual(await rootOver(await leafHash(bytes('40414243')), 5n, 8n, path), ROOTS[8]);
  const continuation = [
    '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ];
  strictEqual(await continues(await KNOWN.ofSize(6), await KNOWN.ofSize(8), continuation), true);
});

Deno.test('every leaf of every small tree is proven, and no other leaf, place, size or path with its proof', async () => {
  for (let size = 1; size <= MOST; size++) {
    const { root } = await NUMBERS.ofSize(size);
    for (let index = 0; index < size; index++) {
      const leaf = await leafHash(utf8(String(index)));
      const path = await NUMBERS.inclusion(index, size);
      const [place, all] = [BigInt(index), BigInt(size)];
      strictEqual(await rootOver(leaf, place, all, path), root);
      const others = await Promise.all([
        rootOver(await leafHash(utf8('another')), place, all, path),
        rootOver(leaf, place + 1n, all, path),
        rootOver(leaf, place - 1n, all, path),
        rootOver(leaf, place, place, path),
        rootOver(leaf, place, all, [...path, root]),
        path.length === 0 ? null : rootOver(leaf, place, all, path.slice(1)),
        path.length === 0 ? null : rootOver(leaf, place, all, path.slice(0, -1)),
      ]);
      strictEqual(others.includes(root), false, `${index} of ${size}`);
    }
  }
});

Deno.test('every small tree is proven to continue every smaller one, and no other', async () => {
  for (let second = 0; second <= MOST; second++) {
    const later = await NUMBERS.ofSize(second);
    for (let first = 0; first <= second; first++) {
      const earlier = await NUMBERS.ofSize(first);
      const path = await NUMBERS.consistency(first, second);
      strictEqual(await continues(earlier, later, path), true, `${first} to ${second}`);
      const wrong = { ...earlier, root: await leafHash(utf8('another')) };
      strictEqual(await continues(wrong, later, path), false);
      strictEqual(await continues(earlier, { ...later, root: wrong.root }, path), first === 0 && second > 0);
      strictEqual(await continues(earlier, later, [...path, later.root]), false);
      if (path.length > 0) {
        strictEqual(await continues(earlier, later, path.slice(1)), false);
        strictEqual(await continues(earlier, later, path.slice(0, -1)), false);
      }
      if (first < second) {
        strictEqual(await continues(later, earlier, path), false);
      }
    }
  }
});
