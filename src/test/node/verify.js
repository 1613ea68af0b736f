// Verifies that an entry is in the audit log by its tlog-proof, with the package by which npm verifies its transparency log, and
// with nothing of Imprimatur's:
//
//	node verify.js PROOF ENTRY KEY
//
// The package is made for bundles of sigstore; that a checkpoint is signed and that a leaf is below its root are parts of it.
const { createHash, createPublicKey } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { verifyCheckpoint } = require('@sigstore/verify/dist/tlog/checkpoint.js');
const { verifyMerkleInclusion } = require('@sigstore/verify/dist/tlog/merkle.js');

const ED25519 = Buffer.from('302a300506032b6570032100', 'hex');
const [proof, entry, key] = process.argv.slice(2);

try {
  if (key === undefined) {
    throw new Error('usage: node verify.js PROOF ENTRY KEY');
  }
  const text = readFileSync(proof, 'utf8');
  const blank = text.indexOf('\n\n');
  const [format, index, ...path] = text.slice(0, blank).split('\n');
  if (format !== 'c2sp.org/tlog-proof@v1' || !/^index \d+$/.test(index)) {
    throw new Error('it is no tlog-proof');
  }
  const found = {
    canonicalizedBody: readFileSync(entry),
    inclusionProof: {
      logIndex: index.slice('index '.length),
      hashes: path.map((line) => Buffer.from(line, 'base64')),
      checkpoint: { envelope: text.slice(blank + 2) },
    },
  };
  const checkpoint = verifyCheckpoint(found, [log(key)]);
  if (checkpoint.origin !== key.split('+')[0]) {
    throw new Error('it is of another log');
  }
  verifyMerkleInclusion(found, checkpoint);
  console.log(`sound: entry ${found.inclusionProof.logIndex} of ${checkpoint.logSize}`);
} catch (fault) {
  console.log(`WRONG: ${fault.message}`);
  process.exit(1);
}

// NAME+ID+KEY, as C2SP signed-note spells the key of a verifier: behind the first byte, which says Ed25519, its 32 bytes.
function log(verifier) {
  const [name, id, ...rest] = verifier.split('+');
  const bytes = Buffer.from(rest.join('+'), 'base64');
  const named = createHash('sha256').update(`${name}\n`).update(bytes).digest().subarray(0, 4);
  if (bytes[0] !== 1 || bytes.length !== 33 || named.toString('hex') !== id) {
    throw new Error('the key is not whole');
  }
  return {
    logID: named,
    baseURL: name,
    publicKey: createPublicKey({ key: Buffer.concat([ED25519, bytes.subarray(1)]), format: 'der', type: 'spki' }),
  };
}
