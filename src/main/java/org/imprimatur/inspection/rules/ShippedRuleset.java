package org.imprimatur.inspection.rules;

import static com.google.re2j.Pattern.CASE_INSENSITIVE;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Set;
import org.imprimatur.document.rules.ProtectionCategory;
import org.imprimatur.inspection.rules.Recogniser.Check;
import org.imprimatur.inspection.rules.Recogniser.Kind;
import org.jspecify.annotations.Nullable;

/** The data of the ruleset that comes with this release. A change here needs a new version. */
final class ShippedRuleset {
    private static final String NUMBER_WORD = "(number|numbers|num|no|nos|nbr|id|ids|#)";

    /** Whole headers only, so that the name of a facility or a programme is none. */
    private static final String NAME_HEADER =
            "((last|first|middle|given|family|sur|full|maiden|fore|legal|preferred) ?names?"
                    + "|surnames?|fullname|apellidos?|nombres?|nombre completo"
                    + "|(alien|detainee|applicant|respondent|petitioner|beneficiary|client|subject|person|inmate|individual"
                    + "|noncitizen|non citizen|claimant|patient|child|minor|participant)( s)? (full |last |first |given )?names?"
                    + "|names?( last first.*| first last.*)?)";

    private static final String DATE = "(\\d{4}-\\d{1,2}-\\d{1,2}([ T].*)?|\\d{1,2}[/.-]\\d{1,2}[/.-](\\d{4}|\\d{2})"
            + "|\\d{1,2}[- ][A-Za-z]{3,9}[- ,]+(\\d{4}|\\d{2})|[A-Za-z]{3,9}\\.? \\d{1,2},? \\d{4}|\\d{8}|\\d{4,5})";

    static final Ruleset RULESET = new Ruleset(
            "2026.1",
            List.of(
                    recogniser(
                            "A_NUMBER",
                            Kind.PERSON_IDENTIFIER,
                            Check.A_NUMBER,
                            "[Aa][#-]? ?(\\d{9}|\\d{3}[- ]\\d{3}[- ]\\d{3}|\\d{2}[- ]\\d{3}[- ]\\d{3})|[Aa][#-]?\\d{8}"
                                    + "|(?i:alien|file)( registration)?( number| no\\.?| #)?:? ?\\d{8,9}",
                            "a n|a #|a#|an|a i|aid|a f|af|alien|uscis",
                            "(.* )?(a ?" + NUMBER_WORD + "|a ?file ?" + NUMBER_WORD + "?|alien (reg(istration)? )?"
                                    + NUMBER_WORD + "|anumber|alien|uscis " + NUMBER_WORD + ")( .*)?",
                            "[Aa]?[ #-]{0,2}(\\d{7,9}|\\d{2,3}[- ]\\d{3}[- ]\\d{3})"),
                    recogniser(
                            "SSN",
                            Kind.PERSON_IDENTIFIER,
                            Check.SOCIAL_SECURITY_NUMBER,
                            "\\d{3}-\\d{2}-\\d{4}",
                            "ssn|itin|ss #|ss#|soc|taxpayer",
                            "(.* )?(ssn|itin|ss ?#|social security( " + NUMBER_WORD
                                    + ")?|soc sec.*|taxpayer id.*)( .*)?",
                            "\\d{3}-?\\d{2}-?\\d{4}|\\d{3} \\d{2} \\d{4}"),
                    recogniser(
                            "RECEIPT_NUMBER",
                            Kind.PERSON_IDENTIFIER,
                            Check.NONE,
                            "(IOE|EAC|VSC|WAC|CSC|LIN|NSC|SRC|TSC|MSC|NBC|YSC|ZLA|ZNY|ZMI)-?\\d{10}",
                            "receipt",
                            "(.* )?receipt( " + NUMBER_WORD + ")?( .*)?",
                            "[A-Z]{3}-?\\d{10}"),
                    recogniser(
                            "EMAIL",
                            Kind.EMAIL,
                            Check.NONE,
                            "[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,253}\\.[A-Za-z]{2,24}",
                            "@",
                            null,
                            null),
                    recogniser(
                            "PHONE",
                            Kind.PHONE,
                            Check.TELEPHONE,
                            "(\\+\\d[\\d ().-]{6,18}\\d|\\(?\\d{3}\\)?[ .-]{1,2}\\d{3}[ .-]\\d{4})",
                            "phone|tel|mobile|cell|fax|whatsapp",
                            "(.* )?(phone|phones|telephone|tel|mobile|cell|cellphone|fax|whatsapp)( .*)?",
                            "\\+?[\\d ().x-]{7,22}"),
                    recogniser(
                            "PERSON_NAME",
                            Kind.NAME,
                            Check.PERSON_NAME,
                            null,
                            "name|apellido|nombre",
                            NAME_HEADER,
                            ".{2,80}"),
                    recogniser(
                            "DATE_OF_BIRTH",
                            Kind.ATTRIBUTE,
                            Check.BIRTH_DATE,
                            null,
                            "dob|d o b|birth|born|nacimiento",
                            "(.* )?(dob|d o b|date of birth|birth ?date|birth ?day|birth dt|dt of birth|born|fecha de nacimiento)( .*)?",
                            DATE),
                    recogniser(
                            "NATIONALITY",
                            Kind.ATTRIBUTE,
                            Check.COUNTRY,
                            null,
                            "national|citizen|country|coc|cob|cit",
                            "(.* )?(nationality|citizenship|country of (birth|citizenship|origin|nationality)|birth country|coc|cob|cit)( .*)?",
                            ".{2,60}")),
            List.of(
                    term(
                            "(credible|reasonable|positive|negative)[ -]fear|fear[ -](claim|screening|determination|finding|interview|result)s?"
                                    + "|\\bI-?870\\b|\\bI-?899\\b|\\b208\\.3[01]\\b|\\b(CFI|RFI)\\b[ :=-]{0,4}\\b(positive|negative|pending)\\b",
                            "fear|870|899|208.3|cfi|rfi",
                            ProtectionCategory.FEAR_DETERMINATION),
                    term(
                            "\\basylum|\\basylee|\\bI-?589\\b|\\b208\\.6\\b|persecution",
                            "asyl|589|208.6|persecution",
                            ProtectionCategory.ASYLUM),
                    exactTerm(
                            "(?i:withholding (of removal|only|241)|withholding-only|\\b241\\(b\\)\\(3\\)|deferral of removal"
                                    + "|convention against torture|fear of torture)|\\bCAT\\b|\\b1?208\\.1[678]\\b",
                            "withholding|241(b)|deferral|convention|torture|cat|208.1",
                            ProtectionCategory.WITHHOLDING_CAT),
                    term("\\brefugees?\\b|\\bI-?590\\b|\\bI-?730\\b", "refugee|590|730", ProtectionCategory.REFUGEE),
                    term(
                            "\\bVAWA\\b|\\b[TU][ -](visa|nonimmigrant|status)\\b|\\bI-?914\\b|\\bI-?918\\b|\\bI-?360\\b"
                                    + "|battered (spouse|child|parent)|traffick(ed|ing) victim|\\b1367[ -]protected",
                            "vawa|visa|nonimmigrant|status|914|918|360|battered|traffick|1367",
                            ProtectionCategory.VAWA_T_U),
                    exactTerm(
                            "\\bTPS\\b|(?i:temporary protected status|\\bI-?821\\b)",
                            "tps|temporary|821",
                            ProtectionCategory.TPS),
                    term(
                            "\\blegalization\\b|\\bI-?687\\b|\\b245A\\b|special agricultural worker",
                            "legalization|687|245a|agricultural",
                            ProtectionCategory.LEGALIZATION),
                    term(
                            "\\bDS-?(160|260|230)\\b|visa (application|refusal|record)s?\\b",
                            "ds|visa",
                            ProtectionCategory.VISA_RECORD)),
            words(
                    "afghanistan albania algeria angola argentina armenia azerbaijan bangladesh belarus belize bolivia brazil"
                            + " bulgaria burma myanmar cambodia cameroon canada chad chile china colombia congo cuba ecuador egypt"
                            + " eritrea ethiopia gambia georgia ghana guatemala guinea guyana haiti honduras india indonesia iran iraq"
                            + " israel jamaica jordan kazakhstan kenya kosovo kyrgyzstan laos lebanon liberia libya mali mauritania"
                            + " mexico moldova morocco nepal nicaragua niger nigeria pakistan panama paraguay peru philippines poland"
                            + " romania russia rwanda senegal serbia somalia spain sudan syria tajikistan tanzania thailand togo tunisia"
                            + " turkey turkiye uganda ukraine uruguay uzbekistan venezuela vietnam yemen zimbabwe zambia",
                    "el salvador",
                    "dominican republic",
                    "costa rica",
                    "burkina faso",
                    "sierra leone",
                    "ivory coast",
                    "cote d'ivoire",
                    "sri lanka",
                    "south sudan",
                    "saudi arabia",
                    "trinidad and tobago",
                    "dem rep of the congo"),
            words(
                    "center centre facility jail county annex station office detention processing correctional prison institution"
                            + " hospital clinic shelter service services department division bureau agency sector port district region"
                            + " field court total totals average percent program programme unit units family families adults city state"
                            + " university school inc llc corp company federal regional residential staging camp complex house airport"
                            + " street road removal appear waiver proceedings reinstatement other unknown all male female"),
            words("address city zip", "zip code", "street", "facility id", "facility type", "aor", "field office"),
            words(
                    "info information contact media press news office help helpdesk support stats statistics data foia privacy"
                            + " webmaster admin noreply no-reply feedback publicaffairs records library training"));

    private ShippedRuleset() {}

    private static Recogniser recogniser(
            String id,
            Kind kind,
            Check check,
            @Nullable String anywhere,
            String headerHints,
            @Nullable String header,
            @Nullable String underHeader) {
        return new Recogniser(
                id,
                1,
                kind,
                anywhere == null ? null : Pattern.compile(anywhere),
                List.of(headerHints.split("\\|", -1)),
                header == null ? null : Pattern.compile(header),
                underHeader == null ? null : Pattern.compile(underHeader),
                check);
    }

    private static ClaimTerm term(String words, String hints, ProtectionCategory category) {
        return new ClaimTerm(Pattern.compile(words, CASE_INSENSITIVE), List.of(hints.split("\\|", -1)), category);
    }

    /** Abbreviations that are also words in small letters. */
    private static ClaimTerm exactTerm(String words, String hints, ProtectionCategory category) {
        return new ClaimTerm(Pattern.compile(words), List.of(hints.split("\\|", -1)), category);
    }

    /** Single words separated by spaces, then phrases. */
    private static Set<String> words(String single, String... phrases) {
        var all = new java.util.HashSet<>(List.of(phrases));
        all.addAll(List.of(single.split(" ", -1)));
        return Set.copyOf(all);
    }
}
