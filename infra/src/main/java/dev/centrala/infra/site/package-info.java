/**
 * The built browser apps as files of the classpath, each page under a content security policy of
 * its own. Owns no data; who may frame a widget is asked of {@link
 * dev.centrala.infra.site.WidgetSites}.
 */
@NullMarked
package dev.centrala.infra.site;

import org.jspecify.annotations.NullMarked;
