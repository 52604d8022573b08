package dev.centrala.core.access;

/** One thing that a caller may be allowed to do in the caller's own tenant. */
public enum Permission {
  /** See queues, skills, hours, codes, canned replies, entry points and colleagues' names. */
  READ_SETUP,
  /** Change queues, skills, hours, codes, canned replies, entry points, flows and connections. */
  MANAGE_SETUP,
  MANAGE_USERS,
  /** Give and take the owner role. */
  MANAGE_OWNERS,
  MANAGE_TENANT,
  /** Take offers, write to customers, leave notes. */
  HANDLE_WORK,
  /** See interactions and explanations of every agent. */
  SEE_ALL_WORK,
  /** Live figures and interventions. */
  SUPERVISE,
  EDIT_CUSTOMERS,
  MERGE_CUSTOMERS,
  READ_USAGE,
  MANAGE_BILLING,
  MANAGE_WEBHOOKS,
  MANAGE_KEYS,
  READ_AUDIT
}
