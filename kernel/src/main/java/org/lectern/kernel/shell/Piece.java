package org.lectern.kernel.shell;

/**
 * One statement or declaration of a cell.
 *
 * @param source the cell
 * @param offset where the piece starts in it
 * @param code the piece as JShell got it, perhaps with a semicolon added at its end
 */
record Piece(Source source, int offset, String code) {
  /** The cell's line for a line of the piece, both from 1. */
  int cellLine(int line) {
    return source.lineAt(offset) + line - 1;
  }
}
