package dev.centrala.core.routing.replay;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.LongFunction;

/** Recorded commands in order of number, fetched a page at a time. */
final class PagedCommands implements Iterator<RecordedCommand> {
  private final LongFunction<List<RecordedCommand>> pageAfter;
  private long last;
  private Iterator<RecordedCommand> page = List.<RecordedCommand>of().iterator();
  private boolean atEnd;

  PagedCommands(long after, LongFunction<List<RecordedCommand>> pageAfter) {
    this.last = after;
    this.pageAfter = pageAfter;
  }

  @Override
  public boolean hasNext() {
    if (!page.hasNext() && !atEnd) {
      page = pageAfter.apply(last).iterator();
      atEnd = !page.hasNext();
    }
    return page.hasNext();
  }

  @Override
  public RecordedCommand next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    RecordedCommand next = page.next();
    last = next.number();
    return next;
  }
}
