package org.imprimatur.inspection.commandline;

import org.imprimatur.inspection.rules.InspectionReport;

/** How what was found is told: to people, or to programs. */
interface Telling {
    void begin();

    void tell(String file, InspectionReport report);

    /** @param sentence why nothing is known of the file */
    void tellUnread(String file, String sentence);

    void end();
}
