/**
 * Data sets: {@link org.lectern.data.Dataset} holds features and labels, {@link
 * org.lectern.data.Split} its parts for training, validation and test, {@link
 * org.lectern.data.Normaliser} statistics of the training part, {@link org.lectern.data.Tables}
 * reads files into Tablesaw tables and tables into data sets, {@link org.lectern.data.Generators}
 * makes artificial data, {@link org.lectern.data.Augmentation} adds changed copies of images. May
 * use {@code tensor}, what that uses, and Tablesaw.
 */
@NullMarked
package org.lectern.data;

import org.jspecify.annotations.NullMarked;
