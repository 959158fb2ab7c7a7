package dev.hotline.server;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The direction of the modules: each may use only what stands above it in {@code docs/architecture.md}. */
@AnalyzeClasses(packages = "dev.hotline", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule MODULES_USE_ONLY_WHAT_STANDS_ABOVE_THEM = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("config")
            .definedBy("dev.hotline.config..")
            .layer("core")
            .definedBy("dev.hotline.core..", "dev.hotline.asterisk..")
            .layer("routing")
            .definedBy("dev.hotline.routing..")
            .layer("callback")
            .definedBy("dev.hotline.callback..")
            .layer("handlers")
            .definedBy("dev.hotline.handlers..")
            .layer("storage")
            .definedBy("dev.hotline.storage..")
            .layer("console")
            .definedBy("dev.hotline.console..")
            .layer("server")
            .definedBy("dev.hotline.server..")
            .layer("testkit")
            .definedBy("dev.hotline.testkit..")
            .whereLayer("config")
            .mayNotAccessAnyLayer()
            .whereLayer("core")
            .mayOnlyAccessLayers("config")
            .whereLayer("routing")
            .mayOnlyAccessLayers("core", "config")
            .whereLayer("callback")
            .mayOnlyAccessLayers("routing", "core", "config")
            .whereLayer("handlers")
            .mayOnlyAccessLayers("callback", "routing", "core", "config")
            .whereLayer("storage")
            .mayOnlyAccessLayers("callback", "routing", "core", "config")
            .whereLayer("console")
            .mayOnlyAccessLayers("storage", "callback", "routing", "core", "config")
            .whereLayer("server")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("testkit")
            .mayNotAccessAnyLayer()
            .whereLayer("testkit")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule NO_PACKAGE_HAS_A_CYCLE =
            slices().matching("dev.hotline.(**)").should().beFreeOfCycles();
}
