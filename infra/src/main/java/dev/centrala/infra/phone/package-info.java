/** What the world's numbering plans say of numbers, by Google's libphonenumber. */
@NullMarked
package dev.centrala.infra.phone;

import org.jspecify.annotations.NullMarked;
