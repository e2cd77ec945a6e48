/**
 * Answers requests, one class for each kind. basekernel's own handlers leave {@code status} out of
 * most replies, ignore most fields of execute requests, and never answer some requests at all.
 */
@NullMarked
package org.lectern.kernel.request;

import org.jspecify.annotations.NullMarked;
