/**
 * Asking that one version be disclosed to one audience, signing for it, and the release decisions that come of it. Use
 * cases and tables; the rules are in {@code rules}, the API in {@code graphql}.
 */
@NullMarked
package org.imprimatur.approval;

import org.jspecify.annotations.NullMarked;
