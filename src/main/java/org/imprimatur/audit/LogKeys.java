package org.imprimatur.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.audit.rules.tlog.Checkpoint;
import org.imprimatur.audit.rules.tlog.NoteSignature;
import org.imprimatur.audit.rules.tlog.NoteSigner;
import org.imprimatur.audit.rules.tlog.NoteVerifier;
import org.imprimatur.audit.rules.tlog.SignedNote;
import org.jboss.logging.Logger;

/**
 * The Ed25519 keys that sign the log's checkpoints. They live outside the database: whoever can write rows but not read this
 * file cannot make a head that an auditor takes. While there are two, both sign, so that nobody has to change keys on the same day.
 */
@ApplicationScoped
public class LogKeys {
    private static final Logger LOG = Logger.getLogger(LogKeys.class);
    private static final String ALGORITHM = "Ed25519";
    /** As an entry can say it (see {@link RecordLogKeys}). */
    private static final Pattern NAME = Pattern.compile("[\\p{Alnum}._:;,()/=§-]{1,200}");

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (PRIVATE|PUBLIC) KEY-----([A-Za-z0-9+/=\\s]+)-----END \\1 KEY-----");

    private final String origin;
    private final List<NoteSigner> signers;

    @Inject
    LogKeys(AuditConfig config) {
        this(config.logKeyFile(), config.logOrigin());
        signers.forEach(each -> LOG.infof("audit.log.key: the log is verified with %s", each.verifier()));
    }

    /** @throws IllegalStateException with what to do, when the file is missing or malformed; the start stops */
    LogKeys(Path file, String origin) {
        this.origin = origin;
        this.signers = read(file, origin);
    }

    /** What the log is called, in every checkpoint, for ever. */
    public String origin() {
        return origin;
    }

    /** With these a checkpoint of this log is verified; the newest key last. */
    public List<NoteVerifier> verifiers() {
        return signers.stream().map(NoteSigner::verifier).toList();
    }

    /** One line of each key. The same checkpoint gives the same lines on every replica: Ed25519 has no randomness. */
    List<NoteSignature> sign(Checkpoint head) {
        return signers.stream().map(each -> each.sign(head.text())).toList();
    }

    SignedNote signed(Checkpoint head) {
        return new SignedNote(head.text(), sign(head));
    }

    private static List<NoteSigner> read(Path file, String origin) {
        try {
            if (!NAME.matcher(origin).matches()) {
                throw new IllegalArgumentException("the log cannot have this name");
            }
            var signers = new ArrayList<NoteSigner>();
            Matcher blocks = PEM.matcher(Files.readString(file));
            while (blocks.find()) {
                byte[] secret = Base64.getMimeDecoder().decode(blocks.group(2));
                if (!blocks.group(1).equals("PRIVATE")
                        || !blocks.find()
                        || !blocks.group(1).equals("PUBLIC")) {
                    throw new IllegalArgumentException("each private key must be followed by its public key");
                }
                byte[] open = Base64.getMimeDecoder().decode(blocks.group(2));
                KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
                signers.add(new NoteSigner(
                        keys.generatePrivate(new PKCS8EncodedKeySpec(secret)),
                        NoteVerifier.of(origin, keys.generatePublic(new X509EncodedKeySpec(open)))));
            }
            if (signers.isEmpty()) {
                throw new IllegalArgumentException("it holds no key");
            }
            return List.copyOf(signers);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "imprimatur.audit.log-key-file (" + file
                            + ") must be a readable file with an Ed25519 private key in PEM"
                            + " and its public key behind it, and imprimatur.audit.log-origin (" + origin
                            + ") a name of letters, digits and . _ : ; , ( ) / = § - alone. Create the file with: openssl genpkey -algorithm ed25519"
                            + " -out log.key && openssl pkey -in log.key -pubout >> log.key",
                    e);
        }
    }
}
