package dev.centrala.infra.outbound;

/** How one attempt to deliver a webhook ended. */
public enum DeliveryOutcome {
  DELIVERED,
  /** The partner did not take it; it is tried again. */
  RETRIED,
  /** The partner never took it and is not asked again. */
  FAILED
}
