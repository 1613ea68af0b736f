/** Readers of mails: what their readers see, what their programs keep, and every file that hangs on them. */
@NullMarked
package org.imprimatur.inspection.extraction.mail;

import org.jspecify.annotations.NullMarked;
