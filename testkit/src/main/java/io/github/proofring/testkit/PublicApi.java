package io.github.proofring.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The public types and members of a module as text, compared with a checked-in file: so that a change to what others depend
 * on is seen in review and never an accident.
 *
 * <pre>{@code
 * PublicApi.ofModuleWith(Totp.class).assertSameAs(Path.of("api.txt"));
 * }</pre>
 *
 * <p>It reads compiled classes in a folder, as a build has them before it packs a jar.
 */
public final class PublicApi {
    /** The system property that makes {@link #assertSameAs} write the file instead of comparing with it. */
    public static final String UPDATE = "api.update";

    private final String text;

    private PublicApi(String text) {
        this.text = text;
    }

    /**
     * The API of the packages that the module of this class exports.
     *
     * @throws IllegalArgumentException if the class was not loaded from a folder with a {@code module-info.class}
     */
    public static PublicApi ofModuleWith(Class<?> type) {
        try {
            Path root = folderOf(type);
            StringBuilder text = new StringBuilder();
            for (String exported : exportedPackages(root)) {
                for (Class<?> each : publicTypes(root, exported, type.getClassLoader())) {
                    append(text, each);
                }
            }
            return new PublicApi(text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("The compiled classes cannot be read", e);
        }
    }

    private static Path folderOf(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalArgumentException(type.getName() + " belongs to the platform");
        }
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("No folder of classes behind " + type.getName(), e);
        }
    }

    /** One line per type and, indented, per member, in alphabetical order. */
    @Override
    public String toString() {
        return text;
    }

    /**
     * Compares with a file; with {@code -Dapi.update=true} writes it instead.
     *
     * @param file in the folder of the module's build, which its tests run in
     * @throws AssertionError with the lines that came and went, and how to accept them
     */
    public void assertSameAs(Path file) {
        try {
            if (Boolean.getBoolean(UPDATE)) {
                Files.writeString(file, text, StandardCharsets.UTF_8);
            }
            String recorded = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
            if (!recorded.equals(text)) {
                throw new AssertionError("The public API is not that of " + file + ":\n" + difference(recorded)
                        + "If that is meant, accept it with: mvn test -Dapi.update=true -Dtest=ApiTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The recorded API cannot be read or written", e);
        }
    }

    /** Lines with their type's name, so that one member of many types can be told apart. */
    private String difference(String recorded) {
        Set<String> before = qualified(recorded);
        Set<String> after = qualified(text);
        StringBuilder difference = new StringBuilder();
        before.stream()
                .filter(line -> !after.contains(line))
                .forEach(line -> difference.append("  gone: " + line + "\n"));
        after.stream()
                .filter(line -> !before.contains(line))
                .forEach(line -> difference.append("  new:  " + line + "\n"));
        return difference.isEmpty() ? "  only the order of lines differs\n" : difference.toString();
    }

    private static Set<String> qualified(String api) {
        Set<String> lines = new LinkedHashSet<>();
        String type = "";
        for (String line : api.lines().toList()) {
            boolean member = line.startsWith(" ");
            type = member ? type : line;
            lines.add(member ? line.strip() + "   (in: " + type + ")" : line);
        }
        return lines;
    }

    private static Set<String> exportedPackages(Path root) throws IOException {
        Path descriptor = root.resolve("module-info.class");
        if (!Files.exists(descriptor)) {
            throw new IllegalArgumentException("No module-info.class in " + root.getFileName()
                    + ": the class has to come from a module's folder of classes");
        }
        try (InputStream in = Files.newInputStream(descriptor)) {
            return ModuleDescriptor.read(in).exports().stream()
                    .filter(exports -> !exports.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static List<Class<?>> publicTypes(Path root, String exported, ClassLoader loader) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(exported.replace('.', '/')))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
                    .map(name -> exported + "." + name.substring(0, name.length() - ".class".length()))
                    .sorted()
                    .<Class<?>>map(name -> load(name, loader))
                    .filter(PublicApi::isReachable)
                    .toList();
        }
    }

    private static Class<?> load(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("A class file without its class: " + name, e);
        }
    }

    private static boolean isReachable(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return isOpen(type.getModifiers())
                && !type.isAnonymousClass()
                && !type.isSynthetic()
                && (outer == null || isReachable(outer));
    }

    private static boolean isOpen(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static void append(StringBuilder text, Class<?> type) {
        text.append(modifiers(type)).append(kind(type)).append(type.getName());
        appendTypes(text, " extends ", type.isInterface() ? new Type[0] : superclass(type));
        appendTypes(text, type.isInterface() ? " extends " : " implements ", type.getGenericInterfaces());
        if (type.isSealed()) {
            // Compilers do not agree on their order.
            Class<?>[] permitted = type.getPermittedSubclasses();
            Arrays.sort(permitted, Comparator.comparing(Class::getName));
            appendTypes(text, " permits ", permitted);
        }
        text.append('\n');
        Stream.of(
                        lines(type.getDeclaredFields(), PublicApi::line),
                        lines(type.getDeclaredConstructors(), PublicApi::line),
                        lines(type.getDeclaredMethods(), PublicApi::line))
                .flatMap(each -> each)
                .map(line -> line.replace("java.lang.", "").replace(type.getPackageName() + ".", ""))
                .sorted()
                .forEach(line -> text.append("    ").append(line).append('\n'));
    }

    /** Not by toGenericString, which differs between releases of Java and tells about locks, too. */
    private static String modifiers(Class<?> type) {
        int shown =
                Modifier.PUBLIC | Modifier.PROTECTED | (type.isInterface() ? 0 : Modifier.ABSTRACT | Modifier.FINAL);
        String sealed = type.isSealed() ? "sealed " : "";
        int modifiers = type.getModifiers() & shown;
        return Modifier.toString(modifiers) + " " + sealed;
    }

    private static String kind(Class<?> type) {
        if (type.isAnnotation()) {
            return "@interface ";
        }
        if (type.isInterface()) {
            return "interface ";
        }
        return type.isEnum() ? "enum " : type.isRecord() ? "record " : "class ";
    }

    private static Type[] superclass(Class<?> type) {
        Type superclass = type.getGenericSuperclass();
        boolean implied = superclass == null || superclass == Object.class || type.isEnum() || type.isRecord();
        return implied ? new Type[0] : new Type[] {superclass};
    }

    private static void appendTypes(StringBuilder text, String word, Type[] types) {
        if (types.length > 0) {
            text.append(word).append(names(types));
        }
    }

    private static String names(Type[] types) {
        return Arrays.stream(types).map(Type::getTypeName).collect(Collectors.joining(", "));
    }

    private static String line(Field field) {
        return modifiers(field) + field.getGenericType().getTypeName() + " " + field.getName();
    }

    private static String line(Constructor<?> constructor) {
        return modifiers(constructor)
                + typeParameters(constructor)
                + constructor.getDeclaringClass().getSimpleName()
                + parameters(constructor);
    }

    private static String line(Method method) {
        return modifiers(method) + (method.isDefault() ? "default " : "") + typeParameters(method)
                + method.getGenericReturnType().getTypeName() + " " + method.getName() + parameters(method);
    }

    private static String modifiers(Member member) {
        int shown = Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC | Modifier.FINAL | Modifier.ABSTRACT;
        return Modifier.toString(member.getModifiers() & shown) + " ";
    }

    private static String typeParameters(Executable executable) {
        Type[] parameters = executable.getTypeParameters();
        return parameters.length == 0 ? "" : "<" + names(parameters) + "> ";
    }

    private static String parameters(Executable executable) {
        Type[] thrown = executable.getGenericExceptionTypes();
        return "(" + names(executable.getGenericParameterTypes()) + ")"
                + (thrown.length == 0 ? "" : " throws " + names(thrown));
    }

    /** Without what the compiler adds and what every object has. */
    private static <M extends Member> Stream<String> lines(M[] members, Function<M, String> line) {
        return Arrays.stream(members)
                .filter(member -> isOpen(member.getModifiers()) && !member.isSynthetic())
                .filter(member -> !(member instanceof Method method && isOfObject(method)))
                .map(line);
    }

    private static boolean isOfObject(Method method) {
        return Arrays.stream(Object.class.getMethods())
                .anyMatch(inherited -> inherited.getName().equals(method.getName())
                        && Arrays.equals(inherited.getParameterTypes(), method.getParameterTypes()));
    }
}
