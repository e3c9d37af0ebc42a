import 'dart:convert';
import 'dart:io';

import 'package:http/http.dart' as http;

Future<void> main() async {
  final url = Uri.parse('https://evil.example.com/a\'b\$(id)/a\'b%22/..%2F%27%22%0A%24%28id%29/%60id%60/\$HOME?q%26a%3D1%23=a%26b%3Dc%20d%23%2B%25');
  final request = http.Request('POST', url);
  request.headers['Content-Type'] = 'application/json; a="b\'c"';
  request.bodyBytes = utf8.encode('''{
  "it\'s \\"q\\"": "\'; id; \'\\n\\"\\"\\" \\\\ \$(id) `id` \${id} </script>\\u2028\\u0000",
  "__proto__": "</pre>",
  "__class__": [
    null,
    true,
    1e+100,
    -0.0,
    "😀"
  ]
}''');

  final response = await request.send();
  await stdout.addStream(response.stream);
  if (response.statusCode >= 400) {
    throw HttpException('the server answered ${response.statusCode}');
  }
}
