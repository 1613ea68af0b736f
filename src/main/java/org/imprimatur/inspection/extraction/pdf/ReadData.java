package org.imprimatur.inspection.extraction.pdf;

import java.util.List;

/**
 * What there is to tell of data that are for machines.
 *
 * @param says whatever can be read in them
 * @param beside what lies among them that belongs to none of their parts
 */
record ReadData(String says, List<byte[]> beside) {}
