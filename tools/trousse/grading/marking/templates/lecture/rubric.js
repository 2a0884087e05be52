// The Tab key goes everywhere, as in any page: nbgrader would keep it between boxes.
var register = KeyboardManager.prototype.register;
KeyboardManager.prototype.register = function (key) {
    if (key.keybinding.indexOf("tab") === -1) { register.call(this, key); }
};

// Criteria beside nbgrader's box: their sum is the mark, and both are saved together.
$(window).on("load", function () {
    $("a").removeAttr("tabindex");
    var number = function (text) { return text === "" ? null : parseFloat(text); };
    formgrader.grades.once("sync", function () {
        formgrader.grade_uis.forEach(function (ui) {
            var boxes = ui.$el.find(".criterion").toArray();
            var given = ui.model.get("criteria") || [];
            boxes.forEach(function (box, place) {
                box.value = given[place] === null || given[place] === undefined ? "" : given[place];
                box.addEventListener("change", function () {
                    box.value = box.value === "" ? "" : Math.min(Math.max(box.value, 0), box.max);
                    var marks = boxes.map(function (one) { return number(one.value); });
                    var all = marks.every(function (one) { return one !== null; });
                    var sum = marks.reduce(function (a, b) { return a + (b || 0); }, 0);
                    ui.model.save({criteria: marks, manual_score: all ? sum : ui.model.get("manual_score")});
                });
            });
            var tell = function () {
                var seen = ui.model.get("other");
                var gap = Math.abs(seen - ui.model.get("manual_score"));
                ui.$el.find(".other").text(seen === null || seen === undefined ? "" :
                    "Seconde lecture : " + String(seen).replace(".", ",") + " (écart " + String(gap).replace(".", ",") + ")");
            };
            ui.listenTo(ui.model, "sync", tell);
            tell();
        });
    });
});
