package org.lectern.plot;

import org.lectern.display.MimeBundle;
import org.lectern.display.Renderer;
import tech.tablesaw.api.Table;

/**
 * Shows a Tablesaw {@link Table}: its first and last rows, the type of each column and how many of
 * its values are missing.
 */
public final class TableRenderer implements Renderer<Table> {
  /** The renderer; the service loader makes it. */
  public TableRenderer() {}

  @Override
  public Class<Table> type() {
    return Table.class;
  }

  @Override
  public MimeBundle render(Table table) {
    return new TableView(table.name(), table.columns(), table.rowCount()).bundle();
  }
}
