/**
 * What holds for every request before any feature sees it: who is not signed in, sends too much, too slowly, or too often is
 * answered here, by one list of problems and in one form.
 */
@NullMarked
package org.imprimatur.http;

import org.jspecify.annotations.NullMarked;
