package org.imprimatur.testing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A person who does not exist, the same for the same seed and number. Their A-numbers lie in a range that is not issued
 * ({@code A99…}), and each is used once.
 */
public record InventedPerson(
        String lastName,
        String firstName,
        String aNumber,
        LocalDate born,
        String nationality,
        String facility,
        String fearClaim,
        LocalDate claimed) {
    public static final List<String> COLUMNS = List.of(
            "Last Name",
            "First Name",
            "A-Number",
            "Date of Birth",
            "Nationality",
            "Detention Facility",
            "Fear Claim",
            "Claim Date");

    private static final List<String> SYLLABLES = List.of(
            "ba", "ko", "ri", "te", "lo", "mi", "sa", "ne", "vu", "do", "gi", "pa", "re", "zo", "la", "fe", "shu",
            "tu");
    private static final List<String> NATIONALITIES = List.of(
            "GUATEMALA",
            "COLOMBIA",
            "ECUADOR",
            "HONDURAS",
            "NICARAGUA",
            "VENEZUELA",
            "CUBA",
            "CHINA",
            "RUSSIA",
            "IRAN");
    private static final List<String> FACILITIES = List.of(
            "Northfield Processing Center",
            "Redstone Staging Facility",
            "Cedar Flats Detention Center",
            "Mesa Larga Annex",
            "Harrow County Jail");
    private static final List<String> CLAIMS = List.of(
            "Credible fear - positive",
            "Credible fear - negative",
            "Reasonable fear - pending",
            "Withholding 241(b)(3) - pending",
            "CAT deferral - granted");

    /** The first so many people of the usual seed. */
    public static List<InventedPerson> people(int count) {
        return people(count, 6252);
    }

    public static List<InventedPerson> people(int count, long seed) {
        var random = new Random(seed);
        var people = new ArrayList<InventedPerson>(count);
        for (int number = 0; number < count; number++) {
            people.add(new InventedPerson(
                    name(random, 2 + random.nextInt(3)),
                    name(random, 2 + random.nextInt(2)),
                    // 10,007 has no factor in common with 10,000,000: no number comes twice
                    "A99%07d".formatted((number * 10_007L + seed) % 10_000_000L),
                    LocalDate.of(1955, 1, 1).plusDays(random.nextInt(17_500)),
                    pick(NATIONALITIES, random),
                    pick(FACILITIES, random),
                    pick(CLAIMS, random),
                    LocalDate.of(2022, 1, 1).plusDays(random.nextInt(300))));
        }
        return people;
    }

    /** The cells of this person's row, in the order of {@link #COLUMNS}. */
    public List<Object> row() {
        return List.of(lastName, firstName, aNumber, born, nationality, facility, fearClaim, claimed);
    }

    private static String name(Random random, int syllables) {
        var name = new StringBuilder();
        for (int i = 0; i < syllables; i++) {
            name.append(pick(SYLLABLES, random));
        }
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
