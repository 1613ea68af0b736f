/** Readers of web pages: what a page shows, and what it holds besides. */
@NullMarked
package org.imprimatur.inspection.extraction.web;

import org.jspecify.annotations.NullMarked;
