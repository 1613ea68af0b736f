package org.imprimatur.suites;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Tests of what is decided about documents, which share one service and its database. */
@Suite
@SelectPackages("org.imprimatur")
@IncludeClassNamePatterns(Which.OF_DECISIONS)
@ExcludeClassNamePatterns({Which.WITHOUT_A_SERVICE, Which.WITH_OWN_SETTINGS})
class DecisionTests {}
