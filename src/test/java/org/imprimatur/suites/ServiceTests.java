package org.imprimatur.suites;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Tests of everything else that share one service and its database, and those that are quick without one. */
@Suite
@SelectPackages("org.imprimatur")
@IncludeClassNamePatterns(Which.ALL)
@ExcludeClassNamePatterns({Which.WITHOUT_A_SERVICE, Which.WITH_OWN_SETTINGS, Which.OF_DECISIONS})
class ServiceTests {}
