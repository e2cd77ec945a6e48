package org.lectern.plot;

import java.util.List;
import org.lectern.display.MimeBundle;
import org.lectern.display.Renderer;
import tech.tablesaw.columns.Column;

/** Shows a Tablesaw {@link Column} as a table of one column. */
public final class ColumnRenderer implements Renderer<Column<?>> {
  /** The renderer; the service loader makes it. */
  public ColumnRenderer() {}

  @Override
  @SuppressWarnings("unchecked")
  public Class<Column<?>> type() {
    return (Class<Column<?>>) (Class<?>) Column.class;
  }

  @Override
  public MimeBundle render(Column<?> column) {
    return new TableView("", List.of(column), column.size()).bundle();
  }
}
