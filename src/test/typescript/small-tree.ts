import { leafHash, nodeHash, OF_NOTHING, type Tree } from '../../main/resources/web/app/audit/merkle';
import type { Bytes, Sha256 } from '../../main/resources/web/app/audit/strict';

/** A tree by the definitions of RFC 6962, section 2.1, which say nothing of how proofs are verified. */
export class SmallTree {
  private readonly roots = new Map<string, Promise<Sha256>>();

  constructor(private readonly leaf: (index: number) => Bytes) {}

  async ofSize(size: number): Promise<Tree> {
    return { size: BigInt(size), root: size === 0 ? OF_NOTHING : await this.root(0, size) };
  }

  inclusion(index: number, size: number): Promise<ReadonlyArray<Sha256>> {
    return this.path(index, 0, size);
  }

  async consistency(first: number, size: number): Promise<ReadonlyArray<Sha256>> {
    return first === 0 || first === size ? [] : this.subproof(first, 0, size, true);
  }

  private async path(index: number, begin: number, end: number): Promise<ReadonlyArray<Sha256>> {
    if (end - begin === 1) {
      return [];
    }
    const middle = begin + split(end - begin);
    return index < middle
      ? [...(await this.path(index, begin, middle)), await this.root(middle, end)]
      : [...(await this.path(index, middle, end)), await this.root(begin, middle)];
  }

  private async subproof(first: number, begin: number, end: number, known: boolean): Promise<ReadonlyArray<Sha256>> {
    if (first === end) {
      return known ? [] : [await this.root(begin, end)];
    }
    const middle = begin + split(end - begin);
    return first <= middle
      ? [...(await this.subproof(first, begin, middle, known)), await this.root(middle, end)]
      : [...(await this.subproof(first, middle, end, false)), await this.root(begin, middle)];
  }

  private root(begin: number, end: number): Promise<Sha256> {
    const place = `${begin} ${end}`;
    const known = this.roots.get(place) ?? this.computed(begin, end);
    this.roots.set(place, known);
    return known;
  }

  private async computed(begin: number, end: number): Promise<Sha256> {
    if (end - begin === 1) {
      return leafHash(this.leaf(begin));
    }
    const middle = begin + split(end - begin);
    return nodeHash(await this.root(begin, middle), await this.root(middle, end));
  }
}

/** The largest power of two that is smaller. */
function split(leaves: number): number {
  return 2 ** Math.floor(Math.log2(leaves - 1));
}
