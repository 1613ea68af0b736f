@NullMarked
package org.imprimatur.inspection.commandline;

import org.jspecify.annotations.NullMarked;
