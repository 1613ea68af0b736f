package org.imprimatur.suites;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Tests that start the service with settings of their own, one service after the other on one database. */
@Suite
@SelectPackages("org.imprimatur")
@IncludeClassNamePatterns(Which.WITH_OWN_SETTINGS)
class OwnSettingsTests {}
