/**
 * How people sign in with a browser: sessions that stand in an encrypted cookie, begin and are strengthened by a redirect to the
 * identity provider, and can be ended here or there (decision 0017). The sessions of one service are in its database, so that
 * what was ended is ended on every replica and for every copy of the cookie.
 */
@NullMarked
package org.imprimatur.session;

import org.jspecify.annotations.NullMarked;
