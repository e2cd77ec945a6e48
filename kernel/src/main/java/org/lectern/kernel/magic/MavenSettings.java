package org.lectern.kernel.magic;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.settings.Mirror;
import org.apache.maven.settings.Profile;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Repository;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.repository.AuthenticationSelector;
import org.eclipse.aether.repository.ProxySelector;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.DefaultAuthenticationSelector;
import org.eclipse.aether.util.repository.DefaultMirrorSelector;
import org.eclipse.aether.util.repository.DefaultProxySelector;
import org.eclipse.aether.util.repository.JreProxySelector;

/** What a user's {@code ~/.m2/settings.xml} says: mirrors, proxies, servers, the local cache. */
final class MavenSettings {
  private final Settings settings;

  private MavenSettings(Settings settings) {
    this.settings = settings;
  }

  /** Where the settings lie. */
  static File file() {
    return Path.of(System.getProperty("user.home"), ".m2", "settings.xml").toFile();
  }

  /**
   * Reads the file, if there is one.
   *
   * @param magic who needs it, for the error
   */
  static MavenSettings read(String magic) {
    File file = file();
    DefaultSettingsBuildingRequest request = new DefaultSettingsBuildingRequest();
    request.setUserSettingsFile(file);
    request.setSystemProperties(System.getProperties());
    try {
      return new MavenSettings(
          new DefaultSettingsBuilderFactory().newInstance().build(request).getEffectiveSettings());
    } catch (SettingsBuildingException e) {
      String problem =
          String.valueOf(e.getMessage()).lines().skip(1).findFirst().orElse("").strip();
      throw new MagicException(
          "%s: needs Maven's settings, but %s can't be read: %s. Correct the file."
              .formatted(magic, file, problem),
          e);
    }
  }

  /** Where downloaded libraries lie. */
  File localRepository() {
    String asked = System.getProperty("maven.repo.local", settings.getLocalRepository());
    return asked == null || asked.isBlank()
        ? Path.of(System.getProperty("user.home"), ".m2", "repository").toFile()
        : new File(asked);
  }

  void apply(DefaultRepositorySystemSession session) {
    session.setOffline(settings.isOffline());
    DefaultMirrorSelector mirrors = new DefaultMirrorSelector();
    for (Mirror mirror : settings.getMirrors()) {
      mirrors.add(
          mirror.getId(),
          mirror.getUrl(),
          mirror.getLayout(),
          false,
          mirror.isBlocked(),
          mirror.getMirrorOf(),
          mirror.getMirrorOfLayouts());
    }
    session.setMirrorSelector(mirrors);
    session.setAuthenticationSelector(servers());
    session.setProxySelector(proxies());
  }

  private AuthenticationSelector servers() {
    DefaultAuthenticationSelector servers = new DefaultAuthenticationSelector();
    for (Server server : settings.getServers()) {
      servers.add(
          server.getId(),
          new AuthenticationBuilder()
              .addUsername(server.getUsername())
              .addPassword(server.getPassword())
              .addPrivateKey(server.getPrivateKey(), server.getPassphrase())
              .build());
    }
    return servers;
  }

  /** The active proxies; without any, those that the JVM was started with. */
  private ProxySelector proxies() {
    DefaultProxySelector proxies = new DefaultProxySelector();
    boolean any = false;
    for (Proxy proxy : settings.getProxies()) {
      if (proxy.isActive()) {
        any = true;
        proxies.add(
            new org.eclipse.aether.repository.Proxy(
                proxy.getProtocol(),
                proxy.getHost(),
                proxy.getPort(),
                new AuthenticationBuilder()
                    .addUsername(proxy.getUsername())
                    .addPassword(proxy.getPassword())
                    .build()),
            proxy.getNonProxyHosts());
      }
    }
    return any ? proxies : new JreProxySelector();
  }

  /** The repositories of the profiles that are always active. */
  List<RemoteRepository> repositories() {
    List<RemoteRepository> repositories = new ArrayList<>();
    for (Profile profile : settings.getProfiles()) {
      boolean active =
          settings.getActiveProfiles().contains(profile.getId())
              || profile.getActivation() != null && profile.getActivation().isActiveByDefault();
      if (active) {
        for (Repository repository : profile.getRepositories()) {
          repositories.add(
              new RemoteRepository.Builder(repository.getId(), "default", repository.getUrl())
                  .build());
        }
      }
    }
    return repositories;
  }
}
