package org.imprimatur.inspection.rules;

import java.util.Locale;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * What a version says together with the version of its document that went out last, and neither says alone. Numbers only.
 *
 * @param edition the number of the version that went out last
 * @param compared whether both were read; nothing else is known otherwise
 * @param peopleInBoth who is identified in both
 * @param peopleNew who is identified only in this one
 * @param peopleGone who was identified and is not any more
 * @param linkedByEdition people in this one whom only the other one links to a claim
 * @param changedByFew counts of people that differ by 1 to 10
 * @param shownInOne counts that are suppressed in one of them and shown in the other
 * @param computable counts of 1 to 10 that are in neither, and are what a total of one leaves beside the parts in the other
 * @param rowsNew rows and columns of figures that only this one has
 * @param rowsGone those that only the other one has
 */
public record EditionComparison(
        int edition,
        boolean compared,
        int peopleInBoth,
        int peopleNew,
        int peopleGone,
        int linkedByEdition,
        int changedByFew,
        int shownInOne,
        int computable,
        int rowsNew,
        int rowsGone) {
    public static EditionComparison notCompared(int edition) {
        return new EditionComparison(edition, false, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** Whether both together single somebody out, or could for all that is known. */
    public boolean singlesOut() {
        return !compared
                || linkedByEdition + changedByFew + shownInOne + computable > 0
                || (peopleInBoth > 0 && peopleNew + peopleGone > 0);
    }

    /** For people. */
    public String sentence() {
        String beginning = "Together with version " + edition + ", which went out last, ";
        if (!compared) {
            return "Nobody knows what this says together with version " + edition
                    + ", which went out last: they could not be compared.";
        }
        var together = new StringJoiner("; ");
        add(together, linkedByEdition, "1 person is linked to a claim", "%,d people are linked to a claim");
        add(together, changedByFew, "1 count differs by 10 people or fewer", "%,d counts differ by 10 people or fewer");
        add(
                together,
                shownInOne,
                "1 count is suppressed in one of them and shown in the other",
                "%,d counts are suppressed in one of them and shown in the other");
        add(
                together,
                computable,
                "1 count of 10 people or fewer can be computed",
                "%,d counts of 10 people or fewer can be computed");
        if (peopleInBoth + peopleNew + peopleGone > 0) {
            together.add(String.format(
                    Locale.ROOT,
                    "of the people whom they identify %,d are in both, %,d only in this one and %,d only in the other",
                    peopleInBoth,
                    peopleNew,
                    peopleGone));
        }
        if (together.length() == 0) {
            together.add("it says of nobody what neither says alone");
        }
        if (rowsNew + rowsGone > 0) {
            together.add(String.format(
                    Locale.ROOT, "%,d rows or columns of figures are new and %,d are gone", rowsNew, rowsGone));
        }
        return beginning + together + ".";
    }

    private static void add(StringJoiner to, int count, String one, String several) {
        if (count > 0) {
            to.add(count == 1 ? one : String.format(Locale.ROOT, several, count));
        }
    }

    /** The whole content by name, as a digest over it needs it. */
    public SortedMap<String, Object> content() {
        var content = new TreeMap<String, Object>();
        content.put("edition", edition);
        content.put("compared", compared);
        content.put("peopleInBoth", peopleInBoth);
        content.put("peopleNew", peopleNew);
        content.put("peopleGone", peopleGone);
        content.put("linkedByEdition", linkedByEdition);
        content.put("changedByFew", changedByFew);
        content.put("shownInOne", shownInOne);
        content.put("computable", computable);
        content.put("rowsNew", rowsNew);
        content.put("rowsGone", rowsGone);
        return content;
    }
}
