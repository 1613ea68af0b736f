import { sha256 } from '../../main/resources/web/app/audit/merkle';
import { base64Of, bytesOf, utf8, type Bytes } from '../../main/resources/web/app/audit/strict';
import type { Tree } from '../../main/resources/web/app/audit/merkle';

/** Somebody who signs notes, with a key of their own. */
export class LogSigner {
  private constructor(
    private readonly name: string,
    private readonly id: Bytes,
    private readonly secret: CryptoKey,
    /** NAME+ID+KEY */
    readonly key: string,
  ) {}

  static async named(name: string): Promise<LogSigner> {
    const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
    const typed = Uint8Array.of(1, ...new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
    const id = (await sha256(utf8(`${name}\n`), typed)).slice(0, 4);
    const hex = Array.from(id, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return new LogSigner(name, id, pair.privateKey, `${name}+${hex}+${base64Of(typed)}`);
  }

  async line(text: string): Promise<string> {
    const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', this.secret, utf8(text)));
    return `— ${this.name} ${base64Of(Uint8Array.of(...this.id, ...signature))}\n`;
  }

  async note(text: string): Promise<string> {
    return `${text}\n${await this.line(text)}`;
  }

  /** The signed head of a tree. */
  async head({ size, root }: Tree, origin = this.name): Promise<string> {
    return this.note(`${origin}\n${size}\n${base64Of(bytesOf(root))}\n`);
  }
}
