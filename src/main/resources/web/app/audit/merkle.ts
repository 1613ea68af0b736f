import { bytesOf, hexOf, type Bytes, type Sha256 } from './strict';

/** The root of no leaves is the hash of nothing. */
export const OF_NOTHING: Sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** The browser is too old to verify anything, or the page came over a connection that is not secure. */
export class CannotVerify extends Error {}

export async function sha256(...parts: ReadonlyArray<Bytes>): Promise<Bytes> {
  // A page over plain http from elsewhere has none, whatever the type says.
  if ((crypto.subtle as SubtleCrypto | undefined) === undefined) {
    throw new CannotVerify();
  }
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
}

/** RFC 6962, section 2.1: leaves and nodes have prefixes of their own, so that neither passes for the other. */
export async function leafHash(content: Bytes): Promise<Sha256> {
  return hexOf(await sha256(Uint8Array.of(0), content));
}

export async function nodeHash(left: Sha256, right: Sha256): Promise<Sha256> {
  return hexOf(await sha256(Uint8Array.of(1), bytesOf(left), bytesOf(right)));
}

/**
 * The root of the only tree of this size in which the path proves the leaf at this index, RFC 9162, section 2.1.3.2; null where
 * there is none.
 */
export async function rootOver(
  leaf: Sha256,
  index: bigint,
  size: bigint,
  path: ReadonlyArray<Sha256>,
): Promise<Sha256 | null> {
  if (index < 0n || index >= size) {
    return null;
  }
  let place = index;
  let last = size - 1n;
  let root = leaf;
  for (const sibling of path) {
    if (last === 0n) {
      return null;
    }
    if (isOdd(place) || place === last) {
      root = await nodeHash(sibling, root);
      while (!isOdd(place) && place !== 0n) {
        place >>= 1n;
        last >>= 1n;
      }
    } else {
      root = await nodeHash(root, sibling);
    }
    place >>= 1n;
    last >>= 1n;
  }
  return last === 0n ? root : null;
}

/** A tree: how many leaves it has, and its root. */
export interface Tree {
  readonly size: bigint;
  readonly root: Sha256;
}

/**
 * Whether the path proves that a tree is an earlier one with leaves appended and nothing changed, RFC 9162, section 2.1.4.2; of
 * the tree without leaves every tree is a continuation.
 */
export async function continues(earlier: Tree, later: Tree, path: ReadonlyArray<Sha256>): Promise<boolean> {
  if (earlier.size < 0n || earlier.size > later.size) {
    return false;
  }
  if (earlier.size === later.size) {
    return path.length === 0 && earlier.root === later.root;
  }
  if (earlier.size === 0n) {
    return path.length === 0 && earlier.root === OF_NOTHING;
  }
  const isWhole = (earlier.size & (earlier.size - 1n)) === 0n;
  const [first, ...steps] = isWhole ? [earlier.root, ...path] : path;
  return first !== undefined && (await climbs(first, steps, earlier, later));
}

async function climbs(first: Sha256, steps: ReadonlyArray<Sha256>, earlier: Tree, later: Tree): Promise<boolean> {
  let place = earlier.size - 1n;
  let last = later.size - 1n;
  while (isOdd(place)) {
    place >>= 1n;
    last >>= 1n;
  }
  let before = first;
  let after = first;
  for (const step of steps) {
    if (last === 0n) {
      return false;
    }
    if (isOdd(place) || place === last) {
      before = await nodeHash(step, before);
      after = await nodeHash(step, after);
      while (!isOdd(place) && place !== 0n) {
        place >>= 1n;
        last >>= 1n;
      }
    } else {
      after = await nodeHash(after, step);
    }
    place >>= 1n;
    last >>= 1n;
  }
  return last === 0n && before === earlier.root && after === later.root;
}

function isOdd(number: bigint): boolean {
  return (number & 1n) === 1n;
}
