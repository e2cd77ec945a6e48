/**
 * Magics: lines such as {@code %maven g:a:1.0} and cells such as {@code %%time}. The parser finds
 * them in a cell's text, {@link org.lectern.kernel.magic.KernelMagics} knows them by name, and the
 * rest is what they do. They reach the shell through {@link org.lectern.kernel.magic.MagicHost}.
 */
@NullMarked
package org.lectern.kernel.magic;

import org.jspecify.annotations.NullMarked;
