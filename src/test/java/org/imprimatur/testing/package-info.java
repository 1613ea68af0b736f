/** What tests share: a real PostgreSQL, a real identity provider, and ways to sign in. */
@NullMarked
package org.imprimatur.testing;

import org.jspecify.annotations.NullMarked;
