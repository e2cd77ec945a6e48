package org.lectern.compute;

/**
 * Stretches of neighbouring targets, one for each image.
 *
 * @param count how many
 * @param length targets of each; up to the next multiple of 16 they are computed and of no meaning
 * @param distance cells from one to the next
 * @param spacing results from one to the next, at least the length rounded up to a multiple of 16
 */
record Runs(int count, int length, int distance, int spacing) {}
