<!doctype html>
<html lang="fr">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Copies : {{ assignment }}</title>
  <style>{% include "lecture/style.css" %}</style>
</head>
<body>
<main>
  <h1>Copies : {{ assignment }}{% if second %} (seconde lecture){% endif %}</h1>
  <p>{{ total }} copies, {{ unread }} à lire, {{ flagged }} signalées.
  {% if not named %}Les noms sont cachés.{% endif %}</p>
  <nav aria-label="Copies à montrer">
    {% for key, label in [("toutes", "Toutes"), ("a-lire", "À lire"), ("signalees", "Signalées")] %}
    <a href="?montrer={{ key }}" {% if key == wanted %}aria-current="page"{% endif %}>{{ label }}</a>
    {% endfor %}
  </nav>
  <table>
    <thead>
      <tr><th scope="col">Copie</th>{% if named %}<th scope="col">Stagiaire</th>{% endif %}
      {% if not second %}<th scope="col">Points</th>{% endif %}<th scope="col">État</th></tr>
    </thead>
    <tbody>
    {% for row in rows %}
      <tr>
        <th scope="row"><a href="{{ base_url }}/formgrader/submissions/{{ row.id }}/">Copie {{ row.index + 1 }}</a></th>
        {% if named %}<td>{{ row.first_name or "" }} {{ row.last_name or row.student }}</td>{% endif %}
        {% if not second %}<td class="points">{{ ("%.2f" % row.score).rstrip("0").rstrip(".").replace(".", ",") }} sur {{ "%g" % row.max_score }}</td>{% endif %}
        <td>{% if row.needs_manual_grade %}à lire{% else %}lue{% endif %}{% if row.flagged %}, signalée{% endif %}</td>
      </tr>
    {% endfor %}
    </tbody>
  </table>
  {% if pages > 1 %}
  <nav aria-label="Pages de la liste">
    {% if page > 1 %}<a href="?montrer={{ wanted }}&amp;page={{ page - 1 }}">Page précédente</a>{% endif %}
    <span>Page {{ page }} sur {{ pages }}</span>
    {% if page < pages %}<a href="?montrer={{ wanted }}&amp;page={{ page + 1 }}">Page suivante</a>{% endif %}
  </nav>
  {% endif %}
</main>
</body>
</html>
