package org.lectern;

import static org.lectern.Lectern.*;

import org.lectern.data.Dataset;
import org.lectern.data.Split;
import org.lectern.nn.Sequential;
import org.lectern.train.Search;
import org.lectern.train.Trainer;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What the rows of {@link RefusalTest} find ready, as a notebook would have it in variables. */
final class Mine {
  private Mine() {}

  static Dataset myData() {
    return moons(8, 0.1, 1);
  }

  static Split mySplit() {
    return myData().split(0.5, 0.25, 0.25);
  }

  static Dataset myNumbers() {
    return dataset(ones(3, 2), tensor(0.5, 1.5, 2.5));
  }

  static Table myTable() {
    return Table.create(
        "flowers",
        StringColumn.create("kind", "a", "b"),
        StringColumn.create("size", "1", "two"),
        DoubleColumn.create("length", 1, 2));
  }

  static Sequential myNet() {
    return sequential(dense(2, 3), relu(), dense(3, 1));
  }

  static Sequential myFrozenNet() {
    Sequential net = myNet();
    net.freeze();
    return net;
  }

  static Trainer myTrainer() {
    return new Trainer(myNet(), binaryCrossEntropy(), sgd(0.1));
  }

  static Search mySearch() {
    return gridSearch(mySplit(), s -> myTrainer());
  }
}
