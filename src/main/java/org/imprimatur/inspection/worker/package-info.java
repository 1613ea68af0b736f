/**
 * Files are taken apart in processes of their own, one file at a time in each. Both ends are here: {@link
 * org.imprimatur.inspection.worker.Workers} in the service or on the command line, and {@link
 * org.imprimatur.inspection.worker.InspectionWorker} in the process that may die.
 */
@NullMarked
package org.imprimatur.inspection.worker;

import org.jspecify.annotations.NullMarked;
