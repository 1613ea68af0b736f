/** {@code inspect FILE…}: what is inside of files, told on the command line by the workers that the service has too. */
@NullMarked
package org.imprimatur.inspection.commandline;

import org.jspecify.annotations.NullMarked;
