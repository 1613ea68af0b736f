/** Something that is not spelled as its format says; the message tells what. */
export class TlogFault extends Error {}

/** Bytes as WebCrypto takes them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** 64 small hexadecimal digits. */
export type Sha256 = string;

const HEX = /^[0-9a-f]{64}$/;
const DIGITS = /^(0|[1-9][0-9]{0,18})$/;
const LARGEST = 2n ** 63n - 1n;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** The only bytes of a text. What came from the service may be anything, whatever its type says. */
export function utf8(text: string): Bytes {
  if (typeof text !== 'string' || LONE_SURROGATE.test(text)) {
    throw new TlogFault('something that is no text');
  }
  return new TextEncoder().encode(text);
}

/** Base 64 of RFC 4648, section 4, with padding and without bits that mean nothing. */
export function base64(text: string, what: string): Bytes {
  let characters: string;
  try {
    characters = atob(text);
  } catch {
    throw new TlogFault(`${what} is not Base 64`);
  }
  if (btoa(characters) !== text) {
    throw new TlogFault(`${what} is not spelled as Base 64 spells it`);
  }
  return Uint8Array.from(characters, (character) => character.charCodeAt(0));
}

export function base64Of(bytes: Bytes): string {
  return btoa(String.fromCharCode(...bytes));
}

/** A SHA-256 that is spelled in Base 64. */
export function hash(text: string, what: string): Sha256 {
  const bytes = base64(text, what);
  if (bytes.length !== 32) {
    throw new TlogFault(`${what} has ${bytes.length} bytes and not those of a SHA-256`);
  }
  return hexOf(bytes);
}

/** A SHA-256 that is spelled in hexadecimal digits, as the API does. */
export function hexHash(text: string, what: string): Sha256 {
  if (typeof text !== 'string' || !HEX.test(text)) {
    throw new TlogFault(`${what} is no SHA-256`);
  }
  return text;
}

/** ASCII digits without a leading zero, of at most 63 bits. */
export function number(text: string, what: string): bigint {
  const value = DIGITS.test(text) ? BigInt(text) : null;
  if (value === null || value > LARGEST) {
    throw new TlogFault(`${what} is not a decimal number as logs spell it`);
  }
  return value;
}

export function hexOf(bytes: Bytes): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function bytesOf(hex: Sha256): Bytes {
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16));
}
