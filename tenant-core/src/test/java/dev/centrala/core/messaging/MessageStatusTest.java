package dev.centrala.core.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Reports of delivery come late, twice and out of order. */
class MessageStatusTest {
  @Test
  void anyOrderOfReportsEndsTheSame() {
    for (List<MessageStatus> order :
        List.of(
            List.of(MessageStatus.SENT, MessageStatus.DELIVERED),
            List.of(MessageStatus.DELIVERED, MessageStatus.SENT),
            List.of(MessageStatus.DELIVERED, MessageStatus.SENT, MessageStatus.DELIVERED))) {
      MessageStatus now = MessageStatus.PENDING;
      for (MessageStatus report : order) {
        now = now.mayBecome(report) ? report : now;
      }
      assertThat(now).as(order.toString()).isEqualTo(MessageStatus.DELIVERED);
    }
  }

  @Test
  void terminalStatesAbsorb() {
    for (MessageStatus next : MessageStatus.values()) {
      assertThat(MessageStatus.DELIVERED.mayBecome(next)).isFalse();
      assertThat(MessageStatus.FAILED.mayBecome(next)).isFalse();
    }
  }
}
