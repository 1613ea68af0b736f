package org.imprimatur.audit.rules.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import org.imprimatur.audit.rules.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
    private static final String ORIGIN = "records.example/log";
    private static final NoteSigner LOG = signer(ORIGIN);
    private static final NoteSigner WITNESS = signer("witness.example");
    private static final Checkpoint HEAD = new Checkpoint(ORIGIN, 20_852_163, Sha256.of("root"));

    static NoteSigner signer(String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new NoteSigner(pair.getPrivate(), NoteVerifier.of(name, pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SignedNote signed(NoteSigner... signers) {
        return new SignedNote(
                HEAD.text(),
                List.of(signers).stream().map(each -> each.sign(HEAD.text())).toList());
    }

    /** The key and the note with which Go's package for signed notes explains itself; public test data. */
    @Test
    void a_note_that_go_signed_is_verified() {
        NoteVerifier peter = NoteVerifier.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        SignedNote note = SignedNote.parse(("If you think cryptography is the answer to your problem,\n"
                        + "then you don't know what your problem is.\n"
                        + "\n"
                        + "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(note.isSignedBy(List.of(peter))).isTrue();
        assertThat(note.isSignedBy(List.of(LOG.verifier()))).isFalse();
        assertThat(peter.text()).isEqualTo("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    }

    @Test
    void a_note_comes_back_from_its_bytes_with_every_signature() {
        SignedNote note = signed(LOG, WITNESS);
        SignedNote back = SignedNote.parse(note.bytes());
        assertThat(back.text()).isEqualTo(HEAD.text());
        assertThat(back.bytes()).isEqualTo(note.bytes());
        assertThat(back.isSignedBy(List.of(LOG.verifier()))).isTrue();
        assertThat(back.isSignedBy(List.of(WITNESS.verifier()))).isTrue();
        assertThat(Checkpoint.parse(back.text())).isEqualTo(HEAD);
    }

    @Test
    void a_signature_of_somebody_unknown_says_nothing() {
        assertThat(signed(WITNESS).isSignedBy(List.of(LOG.verifier()))).isFalse();
        assertThat(signed(LOG, WITNESS).isSignedBy(List.of(LOG.verifier()))).isTrue();
        // The same name with another key is somebody else.
        assertThat(signed(signer(ORIGIN)).isSignedBy(List.of(LOG.verifier()))).isFalse();
    }

    @Test
    void a_known_key_with_a_wrong_signature_is_worse_than_none() {
        SignedNote other =
                new SignedNote(HEAD.text(), List.of(WITNESS.sign(HEAD.text()), LOG.sign("something else\n")));
        assertThat(other.isSignedBy(List.of(WITNESS.verifier(), LOG.verifier())))
                .isFalse();
        assertThat(other.isSignedBy(List.of(WITNESS.verifier()))).isTrue();
    }

    @Test
    void no_bit_of_a_signed_note_can_change_unnoticed() {
        byte[] bytes = signed(LOG).bytes();
        for (int bit = 0; bit < bytes.length * Byte.SIZE; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThat(isAccepted(changed)).as("bit " + bit).isFalse();
        }
    }

    private static boolean isAccepted(byte[] note) {
        try {
            SignedNote parsed = SignedNote.parse(note);
            return parsed.isSignedBy(List.of(LOG.verifier())) && Checkpoint.parse(parsed.text()) != null;
        } catch (TlogFormatException noticed) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "text\n",
                "text\n\n",
                "text\n\n— name AAAAAAA=",
                "text\n\n- name AAAAAAA=\n",
                "text\n\n— name\n",
                "text\n\n— AAAAAAA=\n",
                "text\n\n— a+b AAAAAAA=\n",
                "text\n\n— a b AAAAAAA=\n",
                "text\n\n— name AAAAAA==\n",
                "text\n\n— name AAAAAAB=\n",
                "text\n\n— name AAAAAAA\n",
                "te\txt\n\n— name AAAAAAA=\n",
                "text\r\n\n— name AAAAAAA=\n",
                "text\n\n— name AAAAAAA=\n\n"
            })
    void what_is_spelled_otherwise_is_no_note(String text) {
        assertThatThrownBy(() -> SignedNote.parse(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(TlogFormatException.class);
    }

    @Test
    void a_note_of_too_many_signatures_or_bytes_or_of_broken_utf_8_is_none() {
        String line = "— name AAAAAAA=\n";
        assertThat(SignedNote.parse(("text\n\n" + line.repeat(16)).getBytes(StandardCharsets.UTF_8))
                        .signatures())
                .hasSize(16);
        assertThat(SignedNote.parse(("text\n\n" + line.repeat(64)).getBytes(StandardCharsets.UTF_8))
                        .signatures())
                .hasSize(64);
        assertThat(SignedNote.parse(("\n\n" + line).getBytes(StandardCharsets.UTF_8))
                        .text())
                .isEqualTo("\n");
        String longest =
                "x".repeat(SignedNote.LONGEST - line.getBytes(StandardCharsets.UTF_8).length - 2) + "\n\n" + line;
        assertThat(SignedNote.parse(longest.getBytes(StandardCharsets.UTF_8)).text())
                .hasSize(longest.length() - line.length() - 1);
        for (byte[] bytes : List.of(
                ("text\n\n" + line.repeat(65)).getBytes(StandardCharsets.UTF_8),
                new byte[SignedNote.LONGEST + 1],
                new byte[] {(byte) 0xff, '\n', '\n', 'a', '\n'})) {
            assertThatThrownBy(() -> SignedNote.parse(bytes)).isInstanceOf(TlogFormatException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "log\n01\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "log\n+1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "log\n-1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "log\n\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "log\n9223372036854775808\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "log\n1\nAAAA\n",
                "log\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=\n",
                "\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "log\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nextension\n"
            })
    void what_is_spelled_otherwise_is_no_checkpoint(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(TlogFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PeterNeumann",
                "PeterNeumann+c74f20a3",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumanm+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10",
                "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
            })
    void what_is_spelled_otherwise_is_no_verifier_key(String text) {
        assertThatThrownBy(() -> NoteVerifier.parse(text)).isInstanceOf(TlogFormatException.class);
    }

    @Test
    void a_key_comes_back_from_its_text_and_a_strange_pair_signs_nothing() throws Exception {
        assertThat(NoteVerifier.parse(LOG.verifier().text())).isEqualTo(LOG.verifier());
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        assertThatThrownBy(() -> new NoteSigner(pair.getPrivate(), LOG.verifier()))
                .isInstanceOf(IllegalArgumentException.class);
        KeyPair curve = KeyPairGenerator.getInstance("EC").generateKeyPair();
        assertThatThrownBy(() -> NoteVerifier.of("name", curve.getPublic())).isInstanceOf(TlogFormatException.class);
        KeyPair agreement = KeyPairGenerator.getInstance("X25519").generateKeyPair();
        assertThat(agreement.getPublic().getEncoded())
                .as("as long as a key of Ed25519")
                .hasSameSizeAs(pair.getPublic().getEncoded());
        assertThatThrownBy(() -> NoteVerifier.of("name", agreement.getPublic()))
                .isInstanceOf(TlogFormatException.class);
        assertThat(NoteVerifier.of(ORIGIN, pair.getPublic()))
                .as("another key of the same name")
                .isNotEqualTo(LOG.verifier());
    }

    /** Two spellings of one id would be two names of one key. */
    @ParameterizedTest
    @ValueSource(strings = {"", "c74f20a", "c74f20a33", "C74F20A3", "c74f20ag", "c74f20a\uff13", "c74f20a "})
    void another_spelling_is_no_id_of_a_key(String id) {
        assertThat(new KeyName("name", "c74f20a3").idBytes()).hasSize(4);
        assertThatThrownBy(() -> new KeyName("name", id)).isInstanceOf(TlogFormatException.class);
    }

    @Test
    void an_origin_may_have_spaces_and_a_log_the_greatest_size() {
        String text = "the log of an agency\n9223372036854775807\n" + "A".repeat(43) + "=\n";
        assertThat(Checkpoint.parse(text).text()).isEqualTo(text);
        assertThat(Checkpoint.parse(text).size()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void a_proof_comes_back_from_its_text_and_proves_its_entry_only() {
        MerkleTree tree = new SmallTree().ofSize(300);
        String head = new Checkpoint(ORIGIN, 300, tree.root()).text();
        var note = new SignedNote(head, List.of(LOG.sign(head)));
        for (long index : new long[] {0, 255, 256, 299}) {
            String text = new TlogProof(index, tree.inclusion(index).path(), note).text();
            TlogProof proof = TlogProof.parse(text);
            assertThat(proof.text()).isEqualTo(text);
            assertThat(text).startsWith("c2sp.org/tlog-proof@v1\nindex " + index + "\n");
            List<NoteVerifier> keys = List.of(LOG.verifier());
            assertThat(proof.proves(SmallTree.entry(index), ORIGIN, keys)).isTrue();
            assertThat(proof.proves(SmallTree.entry(index + 1), ORIGIN, keys)).isFalse();
            assertThat(proof.proves(SmallTree.entry(index), "another.example/log", keys))
                    .isFalse();
            assertThat(proof.proves(SmallTree.entry(index), ORIGIN, List.of(WITNESS.verifier())))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "c2sp.org/tlog-proof@v1\nindex 0",
                "c2sp.org/tlog-proof@v1\n\n",
                "\n\nindex 0",
                "c2sp.org/tlog-proof@v2\nindex 0\n\n",
                "c2sp.org/tlog-proof@v1\nindex 00\n\n",
                "c2sp.org/tlog-proof@v1\nextra YQ==\nindex 0\n\n",
                "c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\n"
            })
    void what_is_spelled_otherwise_is_no_proof(String text) {
        assertThatThrownBy(() -> TlogProof.parse(text)).isInstanceOf(TlogFormatException.class);
    }
}
