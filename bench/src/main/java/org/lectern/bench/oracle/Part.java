package org.lectern.bench.oracle;

/** What is compared: the columns of the table. */
enum Part {
  FORWARD("forward"),
  INPUT("∂x"),
  PARAMETERS("parameters");

  private final String title;

  Part(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }
}
