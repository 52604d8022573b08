/** What agents see of a contact beside the contact itself. */
@NullMarked
package dev.centrala.core.interaction.card;

import org.jspecify.annotations.NullMarked;
