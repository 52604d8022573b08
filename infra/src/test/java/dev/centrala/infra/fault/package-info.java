/**
 * Three nodes and PostgreSQL as processes, customers and agents who keep their own history of what
 * was acknowledged to them, and faults by a seeded schedule. What the database holds at the end is
 * compared with these histories. Nothing here knows the inside of a node.
 */
package dev.centrala.infra.fault;
