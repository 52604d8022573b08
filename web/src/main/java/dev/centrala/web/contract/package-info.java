/**
 * The outer contract: the OpenAPI 3.1 document, put together from one fragment for each domain, and
 * the router that holds to it.
 */
@NullMarked
package dev.centrala.web.contract;

import org.jspecify.annotations.NullMarked;
