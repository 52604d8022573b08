package dev.centrala.infra.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.config.AdvancedNetworkConfig;
import com.hazelcast.config.Config;
import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.instance.EndpointQualifier;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How members find each other, and the settings without which the pools would be slow or wrong. */
class ClusterSettingsTest {
  @Test
  void readsEachWayToJoin() {
    assertThat(ClusterSettings.parseJoin("none")).isEqualTo(new ClusterSettings.Join.Alone());
    assertThat(ClusterSettings.parseJoin("multicast"))
        .isEqualTo(new ClusterSettings.Join.Multicast());
    assertThat(ClusterSettings.parseJoin("tcp:a:1,b:2"))
        .isEqualTo(new ClusterSettings.Join.Tcp(List.of("a:1", "b:2")));
    assertThat(ClusterSettings.parseJoin("kubernetes:centrala"))
        .isEqualTo(new ClusterSettings.Join.Kubernetes("centrala"));
    for (String wrong : List.of("", "tcp:", "kubernetes:", "zookeeper:x")) {
      assertThatThrownBy(() -> ClusterSettings.parseJoin(wrong))
          .hasMessageContaining("must be none");
    }
  }

  @Test
  void aMemberAloneIsBoundToLoopbackAndLooksForNobody() {
    Config config = config(new ClusterSettings.Join.Alone());
    AdvancedNetworkConfig network = config.getAdvancedNetworkConfig();
    assertThat(network.getEndpointConfigs()).containsOnlyKeys(EndpointQualifier.MEMBER);
    assertThat(
            network
                .getEndpointConfigs()
                .get(EndpointQualifier.MEMBER)
                .getInterfaces()
                .getInterfaces())
        .containsExactly("127.0.0.1");
    assertThat(network.getJoin().getMulticastConfig().isEnabled()).isFalse();
    assertThat(network.getJoin().getAutoDetectionConfig().isEnabled()).isFalse();
  }

  @Test
  void poolsAreLiveObjectsWithOneBackupAndLoseASplit() {
    Config config = config(new ClusterSettings.Join.Kubernetes("centrala"));
    var pools = config.getMapConfig(PoolMap.NAME);
    assertThat(pools.getInMemoryFormat()).isEqualTo(InMemoryFormat.OBJECT);
    assertThat(pools.getBackupCount()).isEqualTo(1);
    assertThat(pools.getMergePolicyConfig().getPolicy()).endsWith("DiscardMergePolicy");
    assertThat(config.getProperty("hazelcast.operation.fail.on.indeterminate.operation.state"))
        .isEqualTo("true");
  }

  @Test
  void refusesAJvmWithOneCommonWorker() {
    assertThatThrownBy(() -> HazelcastConfig.requireParallelism(1))
        .hasMessageContaining("ForkJoinPool.common.parallelism");
  }

  private static Config config(ClusterSettings.Join join) {
    return HazelcastConfig.of(new ClusterSettings("test", join, 5701, 0));
  }
}
