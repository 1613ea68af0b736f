/** The pages that people use: how they are answered, and whether what they ask fits the API. */
@NullMarked
package org.imprimatur.web;

import org.jspecify.annotations.NullMarked;
