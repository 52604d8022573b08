package dev.centrala.infra.node;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.hazelcast.core.HazelcastInstance;
import dev.centrala.core.events.Transactions;
import dev.centrala.infra.config.Configuration;
import dev.centrala.infra.crypto.MasterKey;
import dev.centrala.infra.trace.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Clock;

/** What every area may build upon. All of it lives longer than any area. */
public record Platform(
    Configuration configuration,
    Vertx vertx,
    Pool database,
    Transactions transactions,
    HazelcastInstance hazelcast,
    MasterKey masterKey,
    ObjectMapper json,
    MeterRegistry meters,
    Traces traces,
    Clock clock) {}
