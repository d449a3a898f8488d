package io.github.proofring.examples.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program at the other end of the wire, with a cookie jar of its own. */
final class Client {
    static final String JSON = "application/json";
    static final String FORM = "application/x-www-form-urlencoded";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new TreeMap<>();
    private final String base;

    Client(Running running) {
        base = running.url("");
    }

    /** An answer, with its body read as JSON where it is JSON. */
    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(body());
        }

        String text(String pointer) {
            return json().at(pointer).asString("");
        }

        String code() {
            return text("/code");
        }
    }

    Answer get(String path) {
        return send("GET", path, Map.of(), "");
    }

    Answer delete(String path) {
        return send("DELETE", path, Map.of(), "");
    }

    Answer post(String path, Map<String, ?> json) {
        return send(
                "POST", path, Map.of("Content-Type", JSON), JsonMapper.shared().writeValueAsString(json));
    }

    /** Fills in the form of a page as a browser does, the token included. */
    Answer submit(String page, String action, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("form-token", hidden(get(page), "form-token"));
        return send("POST", action, Map.of("Content-Type", FORM), encoded(all));
    }

    static String hidden(Answer page, String name) {
        String mark = "name=\"" + name + "\" value=\"";
        int at = page.body().indexOf(mark);
        return at < 0
                ? ""
                : page.body().substring(at + mark.length(), page.body().indexOf('"', at + mark.length()));
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    Answer send(String verb, String path, Map<String, String> headers, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).method(verb, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        if (!cookies.isEmpty()) {
            request.setHeader(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            Answer answer = new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
            answer.response().headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    void setCookie(String name, String value) {
        cookies.put(name, value);
    }

    private void keep(String header) {
        String[] pair = header.split(";", 2)[0].split("=", 2);
        if (header.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
