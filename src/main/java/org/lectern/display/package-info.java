/**
 * How a value shows itself, without knowing any notebook: {@link org.lectern.display.MimeBundle}
 * holds one picture in several formats, {@link org.lectern.display.Displays} finds the bundle of a
 * value, {@link org.lectern.display.Output} is where pictures go. Uses the JDK only.
 */
@NullMarked
package org.lectern.display;

import org.jspecify.annotations.NullMarked;
