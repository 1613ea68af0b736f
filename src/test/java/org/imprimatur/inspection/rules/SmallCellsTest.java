package org.imprimatur.inspection.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.inspection.rules.SampleTable.found;
import static org.imprimatur.inspection.rules.SampleTable.inspected;

import org.imprimatur.document.rules.ProtectionCategory;
import org.junit.jupiter.api.Test;

class SmallCellsTest {
    @Test
    void counts_of_people_from_one_to_ten_may_single_somebody_out() {
        InspectionReport report =
                inspected("T", "Country|Granted|Denied", "Guatemala|3|120", "Honduras|40|10", "Peru|0|11");
        assertThat(found(report)).containsExactly("MEDIUM SMALL_CELL 0");
        assertThat(report.findings().get(0).place()).isEqualTo("workbook!T!B2:C3");
        assertThat(report.findings().get(0).occurrences()).isEqualTo(2);
        assertThat(report.categories()).containsExactly(ProtectionCategory.SMALL_CELL);
        assertThat(report.clean()).isFalse();
    }

    @Test
    void rows_of_countries_are_counted_whatever_their_columns_are_called() {
        assertThat(found(inspected("T", "Country|North|South", "Guatemala|3|120", "Honduras|40|70")))
                .containsExactly("MEDIUM SMALL_CELL 0");
    }

    @Test
    void a_period_counts_people_where_its_row_does() {
        assertThat(found(inspected("T", "Item|FY2021|FY2022", "Asylum grants|4|15", "Average days|3|2")))
                .contains("MEDIUM SMALL_CELL 0")
                .hasSize(2);
    }

    @Test
    void days_ranks_rates_and_months_are_no_counts_of_people() {
        assertThat(inspected(
                                "T",
                                "Rank|Month|Average Length of Stay|Percent of total|Cases",
                                "1|1|9|5|120",
                                "2|2|8|4|340")
                        .clean())
                .isTrue();
        assertThat(inspected("T", "Office|Facilities|Judges|Total", "North|3|4|120", "South|2|5|90")
                        .clean())
                .isTrue();
        assertThat(inspected("T", "a|b", "1|2", "3|4").clean()).isTrue();
    }

    @Test
    void where_people_are_named_the_small_figures_are_not_what_matters() {
        assertThat(found(inspected("T", "A-Number|Children", "A999163159|3", "A999163160|2")))
                .containsExactly("HIGH A_NUMBER 2");
    }
}
